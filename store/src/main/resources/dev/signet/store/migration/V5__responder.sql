-- SPDX-License-Identifier: Apache-2.0

-- Certificates that sign OCSP responses for an issuer. Short-lived; the newest that is not revoked signs.
create table ca_responder (
  serial text primary key references ca_intent (serial),
  issuer text not null references ca_issuer (id),
  certificate bytea not null,
  sealed_key bytea not null,
  not_after bigint not null
);

create index ca_responder_issuer on ca_responder (issuer, not_after);
