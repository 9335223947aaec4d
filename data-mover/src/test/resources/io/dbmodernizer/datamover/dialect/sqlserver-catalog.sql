-- SQL Server's catalog views as far as they are asked for, imitated by tables.
CREATE SCHEMA sys;
CREATE TABLE sys.schemas(schema_id INT, principal_id INT, name VARCHAR(128));
CREATE TABLE sys.database_principals(principal_id INT, name VARCHAR(128), is_fixed_role BIT);
CREATE TABLE sys.tables(object_id INT, schema_id INT, name VARCHAR(128), is_ms_shipped BIT);
CREATE TABLE sys.types(user_type_id INT, system_type_id INT, name VARCHAR(128));
CREATE TABLE sys.columns(object_id INT, column_id INT, name VARCHAR(128), user_type_id INT,
  system_type_id INT, max_length INT, precision INT, scale INT, is_nullable BIT, default_object_id INT,
  is_computed BIT, is_identity BIT, collation_name VARCHAR(128));
CREATE TABLE sys.objects(object_id INT, schema_id INT, parent_object_id INT, name VARCHAR(128), type VARCHAR(2),
  is_ms_shipped BIT);
CREATE TABLE sys.default_constraints(object_id INT, definition VARCHAR(4000));
CREATE TABLE sys.computed_columns(object_id INT, column_id INT, definition VARCHAR(4000), is_persisted BIT);
CREATE TABLE sys.identity_columns(object_id INT, column_id INT, seed_value INT, increment_value INT, last_value INT);
CREATE TABLE sys.indexes(object_id INT, index_id INT, name VARCHAR(128), type INT, is_unique BIT,
  is_primary_key BIT, is_unique_constraint BIT, is_hypothetical BIT, is_disabled BIT, filter_definition VARCHAR(4000));
CREATE TABLE sys.index_columns(object_id INT, index_id INT, index_column_id INT, column_id INT,
  key_ordinal INT, is_descending_key BIT, is_included_column BIT);
CREATE TABLE sys.foreign_keys(object_id INT, parent_object_id INT, referenced_object_id INT, name VARCHAR(128),
  delete_referential_action_desc VARCHAR(60), update_referential_action_desc VARCHAR(60), is_ms_shipped BIT, is_disabled BIT, is_not_trusted BIT);
CREATE TABLE sys.foreign_key_columns(constraint_object_id INT, constraint_column_id INT,
  parent_object_id INT, parent_column_id INT, referenced_object_id INT, referenced_column_id INT);
CREATE TABLE sys.check_constraints(object_id INT, parent_object_id INT, name VARCHAR(128),
  definition VARCHAR(4000), is_ms_shipped BIT, is_disabled BIT, is_not_trusted BIT);
CREATE ALIAS DB_NAME FOR "io.dbmodernizer.datamover.dialect.SqlServerImitation.databaseName";
CREATE ALIAS DATABASEPROPERTYEX FOR "io.dbmodernizer.datamover.dialect.SqlServerImitation.databaseProperty";

INSERT INTO sys.database_principals VALUES (1, 'dbo', 0), (16384, 'db_owner', 1), (2, 'guest', 0), (4, 'sys', 0);
INSERT INTO sys.schemas VALUES (1, 1, 'dbo'), (2, 2, 'guest'), (4, 4, 'sys'), (5, 1, 'Sales'), (16384, 16384, 'db_owner');
INSERT INTO sys.types VALUES (56, 56, 'int'), (231, 231, 'nvarchar'), (256, 231, 'sysname'), (167, 167, 'varchar'),
  (106, 106, 'decimal'), (60, 60, 'money'), (42, 42, 'datetime2'), (189, 189, 'timestamp'), (130, 240, 'geography'),
  (36, 36, 'uniqueidentifier'), (257, 167, 'Phone'), (61, 61, 'datetime'), (104, 104, 'bit');
INSERT INTO sys.tables VALUES (100, 5, 'Order]s', 0), (200, 1, 'Customer', 0), (300, 1, 'sysdiagrams', 1);
INSERT INTO sys.columns VALUES
  (100, 1, 'Id', 56, 56, 4, 10, 0, 0, 0, 0, 1, NULL),
  (100, 2, 'Customer', 56, 56, 4, 10, 0, 1, 0, 0, 0, NULL),
  (100, 3, 'Name', 231, 231, 100, 0, 0, 0, 900, 0, 0, 'Latin1_General_CI_AS'),
  (100, 4, 'Code', 167, 167, -1, 0, 0, 1, 0, 0, 0, 'Latin1_General_BIN2'),
  (100, 5, 'Amount', 106, 106, 9, 19, 4, 1, 0, 0, 0, NULL),
  (100, 6, 'Twice', 106, 106, 9, 20, 4, 1, 0, 1, 0, NULL),
  (100, 7, 'At', 42, 42, 8, 27, 7, 1, 901, 0, 0, NULL),
  (100, 8, 'Version', 189, 189, 8, 0, 0, 0, 0, 0, 0, NULL),
  (100, 9, 'Phone', 257, 167, 20, 0, 0, 1, 0, 0, 0, 'Latin1_General_CI_AS'),
  (200, 1, 'Id', 56, 56, 4, 10, 0, 0, 0, 0, 0, NULL),
  (200, 2, 'Place', 130, 240, -1, 0, 0, 1, 0, 0, 0, NULL),
  (300, 1, 'x', 56, 56, 4, 10, 0, 0, 0, 0, 0, NULL);
INSERT INTO sys.objects VALUES (900, 5, 100, 'DF_Name', 'D', 0), (901, 5, 100, 'DF_At', 'D', 0);
INSERT INTO sys.default_constraints VALUES (900, '(N''none'')'), (901, '(sysutcdatetime())');
INSERT INTO sys.computed_columns VALUES (100, 6, '([Amount]*(2))', 1);
INSERT INTO sys.identity_columns VALUES (100, 1, 10, 5, NULL);
INSERT INTO sys.indexes VALUES (100, 1, 'PK_Orders', 1, 1, 1, 0, 0, 0, NULL),
  (100, 2, 'UQ_Name', 2, 1, 0, 1, 0, 0, NULL), (100, 3, 'IX_Customer', 2, 0, 0, 0, 0, 0, '([Customer] IS NOT NULL)'),
  (100, 4, 'XML', 3, 0, 0, 0, 0, 0, NULL), (200, 1, 'PK_Customer', 2, 1, 1, 0, 0, 0, NULL), (100, 0, NULL, 0, 0, 0, 0, 0, 0, NULL),
  (100, 5, 'IX_Disabled', 2, 0, 0, 0, 0, 1, NULL);
INSERT INTO sys.index_columns VALUES (100, 1, 1, 1, 1, 0, 0), (100, 2, 1, 3, 1, 0, 0),
  (100, 3, 1, 7, 2, 0, 0), (100, 3, 2, 2, 1, 1, 0), (100, 3, 3, 5, 0, 0, 1), (100, 4, 1, 4, 1, 0, 0), (200, 1, 1, 1, 1, 1, 0),
  (100, 5, 1, 2, 1, 0, 0);
INSERT INTO sys.foreign_keys VALUES (910, 100, 200, 'FK_Order_Customer', 'SET_NULL', 'NO_ACTION', 0, 1, 1);
INSERT INTO sys.foreign_key_columns VALUES (910, 1, 100, 2, 200, 1);
INSERT INTO sys.check_constraints VALUES (920, 100, 'CK_Amount', '([Amount]>=(0))', 0, 0, 1);
