-- Dropping a partition locks its parent. Behind a long read it would wait, and all others behind it: better to fail, and to try
-- again the next day.
ALTER FUNCTION drop_month_partitions(text, timestamptz) SET lock_timeout = '3s';
