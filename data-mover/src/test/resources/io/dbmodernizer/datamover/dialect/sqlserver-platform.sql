-- SQL Server's catalog views for features that Azure SQL Database lacks, and for sizes. Run after sqlserver-objects.sql.
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_server_name VARCHAR(128);
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_database_name VARCHAR(128);
ALTER TABLE sys.sql_expression_dependencies ADD COLUMN referenced_entity_name VARCHAR(128);
CREATE TABLE sys.services(name VARCHAR(256));
CREATE TABLE sys.service_contracts(name VARCHAR(256));
CREATE TABLE sys.event_notifications(name VARCHAR(128));
INSERT INTO sys.services VALUES ('http://schemas.microsoft.com/SQL/Notifications/EventNotificationService');
INSERT INTO sys.service_contracts VALUES ('DEFAULT'), ('http://schemas.microsoft.com/SQL/Notifications/PostEventNotification');
ALTER TABLE sys.databases ADD COLUMN is_trustworthy_on BIT DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN is_db_chaining_on BIT DEFAULT 0;
ALTER TABLE sys.databases ADD COLUMN collation_name VARCHAR(128) DEFAULT 'SQL_Latin1_General_CP1_CI_AS';
ALTER TABLE sys.partitions ADD COLUMN partition_id BIGINT;
ALTER TABLE sys.partitions ADD COLUMN hobt_id BIGINT;
ALTER TABLE sys.partitions ADD COLUMN rows BIGINT;
CREATE TABLE sys.allocation_units(container_id BIGINT, type INT, total_pages BIGINT);
UPDATE sys.synonyms SET base_object_name = '[dbo].[Big]';
