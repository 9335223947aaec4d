-- The objects of the sample sales database beside its tables.

CREATE SEQUENCE "Sales"."InvoiceNumbers" AS BIGINT START WITH 200100 INCREMENT BY 1;
CREATE DOMAIN "Sales"."Percentage" AS DECIMAL(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
CREATE SYNONYM "Sales"."Orders" FOR "Sales"."SalesOrder";

CREATE VIEW "Sales"."OpenOrders" AS
  SELECT o."OrderId", o."OrderNumber", o."CustomerId", o."DueDate", o."TotalDue"
  FROM "Sales"."SalesOrder" o
  WHERE o."ShippedAt" IS NULL;

CREATE VIEW "Sales"."OverdueOrders" AS
  SELECT o."CustomerId", COUNT(*) AS "Orders", SUM(o."TotalDue") AS "TotalDue"
  FROM "Sales"."OpenOrders" o
  WHERE o."DueDate" < CURRENT_DATE
  GROUP BY o."CustomerId";

CREATE VIEW "Production"."Stock" AS
  SELECT p."ProductId", p."Name", SUM(i."Quantity") AS "Quantity"
  FROM "Production"."Product" p
  LEFT JOIN "Production"."Inventory" i ON i."ProductId" = p."ProductId"
  GROUP BY p."ProductId", p."Name";
