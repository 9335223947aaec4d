-- What SQL Server's catalog views say about programmable objects. Run after sqlserver-features.sql.
INSERT INTO sys.databases(name) VALUES ('master'), ('shop');
INSERT INTO sys.types(user_type_id, system_type_id, name, schema_id, is_user_defined, max_length, is_nullable)
  VALUES (300, 231, 'Name]', 5, 1, 50, 0);
INSERT INTO sys.types(user_type_id, system_type_id, name, schema_id, is_user_defined, is_assembly_type)
  VALUES (301, 240, 'Point', 1, 1, 1);
INSERT INTO sys.types(user_type_id, system_type_id, name, schema_id, is_user_defined, is_table_type)
  VALUES (302, 243, 'Ids', 5, 1, 1);
UPDATE sys.types SET is_user_defined = 1, max_length = 20 WHERE name = 'Phone';
INSERT INTO sys.table_types VALUES (400, 302, 5, 'Ids');
INSERT INTO sys.columns(object_id, column_id, name, user_type_id, system_type_id, max_length, precision, scale,
  is_nullable, default_object_id, is_computed, is_identity, collation_name) VALUES
  (400, 1, 'Id', 56, 56, 4, 10, 0, 0, 0, 0, 0, NULL),
  (400, 2, 'Text', 231, 231, 100, 0, 0, 1, 0, 0, 0, 'Latin1_General_CI_AS');
INSERT INTO sys.indexes(object_id, index_id, name, type, is_unique, is_primary_key, is_unique_constraint,
  is_hypothetical, is_disabled, filter_definition) VALUES (400, 1, 'PK__Ids', 1, 1, 1, 0, 0, 0, NULL);
INSERT INTO sys.index_columns VALUES (400, 1, 1, 1, 1, 0, 0);
INSERT INTO sys.check_constraints(object_id, parent_object_id, name, definition, is_ms_shipped, is_disabled,
  is_not_trusted) VALUES (410, 400, 'CK__Ids', '([Id]>(0))', 1, 0, 0);
INSERT INTO sys.objects VALUES (500, 5, 0, 'seen', 'V ', 0), (501, 5, 0, 'above', 'V ', 0), (502, 1, 0, 'ping', 'P ', 0),
  (503, 1, 0, 'pong', 'P ', 0), (504, 1, 0, 'secret', 'P ', 0), (505, 1, 0, 'clr', 'PC', 0), (506, 5, 0, 'numbers', 'SO', 0),
  (507, 5, 0, 'other', 'SN', 0), (508, 5, 100, 'audit', 'TR', 0), (509, 5, 500, 'instead', 'TR', 0), (510, 5, 0, 'small', 'SO', 0),
  (511, 1, 200, 'hidden', 'TR', 0);
INSERT INTO sys.sql_modules VALUES (60, 'CREATE FUNCTION Sales.Tax(@x int) RETURNS int AS BEGIN RETURN @x END', 1, 1),
  (500, '/* what /* is */ seen */ CREATE  OR ALTER VIEW seen AS SELECT Id, ''a]b'' AS x FROM Sales.[Order]]s]', 1, 1),
  (501, 'create view [Sales].[former name] as select * from Sales.seen', 0, 0),
  (502, 'CREATE PROC ping AS EXEC pong', 1, 1), (503, 'CREATE PROC pong AS EXEC ping', 1, 1), (504, NULL, 1, 1), (505, NULL, 1, 1),
  (508, 'CREATE TRIGGER Sales.audit ON Sales.[Order]]s] AFTER INSERT AS SELECT 1', 1, 1),
  (509, 'CREATE TRIGGER instead ON Sales.seen INSTEAD OF INSERT AS SELECT 1', 1, 0),
  (511, NULL, 1, 1), (600, 'CREATE TRIGGER [ddl] ON DATABASE FOR DROP_TABLE AS SELECT 1', 1, 1);
INSERT INTO sys.triggers(object_id, parent_id, parent_class, name, is_ms_shipped, is_disabled) VALUES
  (508, 100, 1, 'audit', 0, 1), (509, 500, 1, 'instead', 0, 0), (511, 200, 1, 'hidden', 0, 0), (600, 0, 0, 'ddl', 0, 0);
INSERT INTO sys.synonyms VALUES (507, '[elsewhere].[dbo].[Big]');
INSERT INTO sys.sequences VALUES (506, 56, 10, 1, 5, -2147483648, 2147483647, 11, 11, 0, 1, NULL, 0),
  (510, 106, 9, 1, 1, 1, 3, 3, 3, 1, 0, NULL, 0);
INSERT INTO sys.sql_expression_dependencies(referencing_id, referenced_id, referenced_class) VALUES
  (500, 100, 1), (501, 500, 1), (502, 503, 1), (503, 502, 1), (920, 60, 1), (60, 300, 6), (508, 60, 1);
INSERT INTO sys.objects VALUES (920, 5, 100, 'CK_Amount', 'C ', 0);
