-- What was refused of claims that were approved in part: the month is watched by it beside `decision_refusals`.
create index decision_refused_components on decision (agency_id, decided_at)
  where action = 'approve' and outcome = 'refuse';
