-- Of the company: tells whether two fingerprints were made with the same key, without which buckets say nothing. NULL for other groups.
ALTER TABLE group_fingerprints ADD COLUMN key_check BYTEA;
