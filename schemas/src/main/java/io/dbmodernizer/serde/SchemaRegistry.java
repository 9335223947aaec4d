package io.dbmodernizer.serde;

import org.apache.avro.Schema;

/** A schema registry. Implementations are safe for use by many threads. */
interface SchemaRegistry {

  /**
   * Registers the schema under the subject unless it is registered already.
   *
   * @return its id, the same for every call
   * @throws RegistryUnavailableException if the registry is unavailable
   * @throws SchemaRejectedException if the registry refuses the schema
   */
  int register(String subject, Schema schema);

  /**
   * Returns the id of a schema that another producer has registered.
   *
   * @throws RegistryUnavailableException if the registry is unavailable
   * @throws SchemaRejectedException if the subject does not have the schema
   */
  int idOf(String subject, Schema schema);

  /**
   * Returns the schema with this id and with its references.
   *
   * @throws RegistryUnavailableException if the registry is unavailable
   * @throws UnknownSchemaException if the registry has no Avro schema with this id
   */
  Schema byId(int id);
}
