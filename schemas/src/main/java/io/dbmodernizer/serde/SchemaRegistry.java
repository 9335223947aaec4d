package io.dbmodernizer.serde;

import org.apache.avro.Schema;

/**
 * What the serde needs from a schema registry. Implementations are safe for use by many threads.
 */
interface SchemaRegistry {

  /**
   * Registers the schema under the subject, or finds it there.
   *
   * @return its id, the same however often it is asked for
   * @throws RegistryUnavailableException if the registry cannot be asked now
   * @throws SchemaRejectedException if the registry refuses the schema
   */
  int register(String subject, Schema schema);

  /**
   * Finds a schema that another producer has registered.
   *
   * @return its id
   * @throws RegistryUnavailableException if the registry cannot be asked now
   * @throws SchemaRejectedException if the subject does not have it
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema with this id, its references resolved.
   *
   * @throws RegistryUnavailableException if the registry cannot be asked now
   * @throws UnknownSchemaException if the registry has no Avro schema with that id
   */
  Schema byId(int id);
}
