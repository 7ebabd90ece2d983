/** For how many days a deleted draft may be taken back; after them nothing of it need be kept. Ours. */
export const restorableDays = 30
