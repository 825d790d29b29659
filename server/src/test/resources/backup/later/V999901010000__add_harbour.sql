-- What a later version of the program may bring.
CREATE TABLE harbour (
    partner_id text PRIMARY KEY REFERENCES partner (id)
);
INSERT INTO harbour SELECT id FROM partner;
