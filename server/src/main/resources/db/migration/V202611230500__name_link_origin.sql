-- Links say from now on how they reach their consumer; those issued before were shown by partners.
UPDATE link SET details = (details::jsonb || '{"origin": "URL"}')::json
WHERE details -> 'origin' IS NULL;
