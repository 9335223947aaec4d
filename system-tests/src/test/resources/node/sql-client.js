// Creates, lists and deletes a server and a database with Microsoft's clients. Prints a JSON object of what it saw.
// Arguments: address of the emulator, subscription. NODE_EXTRA_CA_CERTS names the emulator's certificate.
import { ResourceManagementClient } from "@azure/arm-resources";
import { SqlManagementClient } from "@azure/arm-sql";
import { ClientSecretCredential } from "@azure/identity";

const [base, subscription] = process.argv.slice(2);
const tenant = "00000000-0000-4000-8000-0000000000ad";
const credential = new ClientSecretCredential(tenant, "node-client", "node-secret", {
  authorityHost: base,
  disableInstanceDiscovery: true,
});
const options = { endpoint: base };
const resources = new ResourceManagementClient(credential, subscription, options);
const sql = new SqlManagementClient(credential, subscription, options);
const group = "rg-node";

const all = async (list) => {
  const found = [];
  for await (const each of list) {
    found.push(each);
  }
  return found;
};
const names = async (list) => (await all(list)).map((each) => each.name).sort();
const pages = async (list) => {
  const sizes = [];
  for await (const page of list.byPage()) {
    sizes.push(page.length);
  }
  return sizes;
};
const codeOf = async (promise) => promise.then(() => "none", (error) => error.code);

const seen = {};
await resources.resourceGroups.createOrUpdate(group, { location: "eastus", tags: { stage: "node" } });
seen.groups = await names(resources.resourceGroups.list({ filter: "tagName eq 'stage' and tagValue eq 'node'" }));

const server = await sql.servers.beginCreateOrUpdateAndWait(group, "sql-node", {
  location: "East US",
  administratorLogin: "sqladmin",
  administratorLoginPassword: "Sup3r!Secret-Phrase",
});
seen.server = [server.name, server.location, server.state];
const database = await sql.databases.beginCreateOrUpdateAndWait(group, "sql-node", "Sales", {
  location: "East US",
  sku: { name: "S0" },
});
seen.database = [database.name, database.status, database.currentServiceObjectiveName];
await sql.databases.beginUpdateAndWait(group, "sql-node", "Sales", { tags: { team: "sales" } });
seen.tags = (await sql.databases.get(group, "sql-node", "Sales")).tags;

seen.servers = await names(sql.servers.list());
seen.databases = await names(sql.databases.listByServer(group, "sql-node"));
seen.resourcePages = await pages(resources.resources.list({ top: 1 }));
seen.resources = await names(resources.resources.list({ top: 1 }));
seen.invalid = await codeOf(
  sql.databases.beginCreateOrUpdateAndWait(group, "sql-node", "Wrong", { location: "eastus", sku: { name: "S99" } }));

await sql.databases.beginDeleteAndWait(group, "sql-node", "Sales");
seen.databasesLeft = await names(sql.databases.listByServer(group, "sql-node"));
const dropped = (await all(sql.restorableDroppedDatabases.listByServer(group, "sql-node")))[0];
const restored = await sql.databases.beginCreateOrUpdateAndWait(group, "sql-node", "Sales", {
  location: "eastus",
  createMode: "Restore",
  sourceDatabaseId: database.id,
  sourceDatabaseDeletionDate: dropped.deletionDate,
});
seen.restored = [restored.name, restored.status];
await sql.servers.beginDeleteAndWait(group, "sql-node");
seen.serverGone = await codeOf(sql.servers.get(group, "sql-node"));
await resources.resourceGroups.beginDeleteAndWait(group);
seen.groupsLeft = await names(resources.resourceGroups.list());
console.log(JSON.stringify(seen));
