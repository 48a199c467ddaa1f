-- SPDX-License-Identifier: Apache-2.0
-- Tokens by which a host gets its first certificate. The secret of a token is not here: it follows from the keyring and the identifier.

-- A token makes one certificate: whose request comes first, that one's hash is kept, and only that very request may come again.
create table enrolment_token (
  id text primary key,
  owner text not null,
  domains text not null,
  created_at bigint not null,
  expires_at bigint not null,
  request_hash text
);
