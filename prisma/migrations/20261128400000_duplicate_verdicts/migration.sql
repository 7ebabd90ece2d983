-- What looks like a duplicate and is none, by a reviewer's word; and how the charges of a hospital and method are spread.

-- That two claims are not the same, and why, as both were filed then: once either is filed otherwise, the question is
-- open again. A pair is kept once, whichever of the two was being read.
create table duplicate_verdict (
  id uuid primary key,
  agency_id uuid not null references agency,
  claim_id uuid not null references claim,
  other_id uuid not null references claim,
  filing_id uuid not null,
  other_filing_id uuid not null,
  reason text not null check (reason ~ '\S' and char_length(reason) <= 200),
  given_by uuid not null references membership,
  given_by_name text not null check (char_length(given_by_name) <= 60),
  given_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  check (claim_id < other_id),
  foreign key (filing_id, claim_id) references filing (id, claim_id),
  foreign key (other_filing_id, other_id) references filing (id, claim_id)
);
create index on duplicate_verdict (claim_id, other_id, recorded_at desc);
call keep_append_only('duplicate_verdict');
-- Employers have no business with it: that a claim was compared with another employer's is no word for them.
call guard('duplicate_verdict', null, 'agency_id = acting_agency()');
call open_to_auditor('duplicate_verdict', 'agency_id = acting_agency()');
grant select, insert on duplicate_verdict to cradle_agency;
grant select on duplicate_verdict to cradle_system;

-- From the smallest to the largest in steps of five percent, as fen: what a plot of the distribution is drawn from.
alter table charge_distribution add column quantiles jsonb not null default '[]'
  check (jsonb_typeof(quantiles) = 'array');
