alter table econlytics.checkpoint add column data_through timestamptz;
comment on column econlytics.checkpoint.data_through is
    'Up to when all that the stream tells is booked, exclusive; null before its first complete run.';
