-- A paper is verified by the code printed on it.
CREATE INDEX document_code ON document (code);
