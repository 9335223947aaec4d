package io.dbmodernizer.azurecontract.spec;

/**
 * A parameter of an operation.
 *
 * @param name its name
 * @param in {@code path}, {@code query}, {@code header} or {@code body}
 * @param required whether it has to be there
 * @param schema for a body its schema, else the parameter itself, whose rules have the same names
 */
public record Parameter(String name, String in, boolean required, SpecNode schema) {

  static Parameter of(SpecNode declared) {
    SpecNode node = declared.resolved();
    String in = node.text("in");
    return new Parameter(
        node.text("name"),
        in,
        node.is("required"),
        in.equals("body") ? node.child("schema").orElse(node) : node);
  }
}
