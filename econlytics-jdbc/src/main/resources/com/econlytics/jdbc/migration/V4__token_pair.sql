create table econlytics.token_pair (
    name          text primary key,
    access_token  text not null,
    refresh_token text not null,
    expires_at    timestamptz
);
comment on table econlytics.token_pair is
    'Holds secrets: OAuth tokens of sources, which open what the sources let them read. Keep it out of reports and exports; a backup of it is as secret as they are.';
comment on column econlytics.token_pair.name is 'Whose tokens, such as zendesk/acme.';
comment on column econlytics.token_pair.refresh_token is 'Serves once: the source forgets it when it gives out the next pair.';
