-- A database that uses no feature that Azure SQL Database lacks. Run after sqlserver-objects.sql.
INSERT INTO sys.services VALUES ('http://schemas.microsoft.com/SQL/Notifications/EventNotificationService');
INSERT INTO sys.service_contracts VALUES ('DEFAULT'), ('http://schemas.microsoft.com/SQL/Notifications/PostEventNotification');
UPDATE sys.synonyms SET base_object_name = '[dbo].[Big]';
