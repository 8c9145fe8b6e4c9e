-- When everybody's thanks for answering were wanted; NULL until then, and for windows whose results came before.
ALTER TABLE published_windows ADD COLUMN thanked_at bigint;
