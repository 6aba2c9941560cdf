-- SPDX-License-Identifier: GPL-3.0-or-later
-- Originals that were removed or moved because they hold persons, and what the last import passed over.

CREATE TABLE purges (sha256 VARCHAR, file VARCHAR, day VARCHAR, moved_to VARCHAR);

CREATE TABLE skipped (file VARCHAR, reason VARCHAR, original VARCHAR);
