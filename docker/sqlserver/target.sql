-- What Azure makes when a server and a database are created: the administrator's login and the database.
-- SQL Server stands behind the emulator here, which only keeps the books.
IF DB_ID(N'SalesDb') IS NOT NULL SET NOEXEC ON;
GO
CREATE DATABASE SalesDb;
GO
USE SalesDb;
GO
CREATE LOGIN sqladministrator WITH PASSWORD = N'$(LOGIN_PASSWORD)';
CREATE USER sqladministrator FOR LOGIN sqladministrator;
ALTER ROLE db_owner ADD MEMBER sqladministrator;
GO
