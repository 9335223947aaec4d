package io.dbmodernizer.azurecontract.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation as Microsoft describes it.
 *
 * @param method HTTP method in capitals
 * @param template its path
 * @param version api-version of its file
 * @param declared the element of the file
 * @param parameters its parameters, those of its path among them
 */
public record Operation(
    String method,
    PathTemplate template,
    ApiVersion version,
    SpecNode declared,
    List<Parameter> parameters) {

  static Operation of(
      String method, String path, ApiVersion version, SpecNode item, SpecNode declared) {
    return new Operation(
        method,
        PathTemplate.of(path),
        version,
        declared,
        Stream.concat(
                item.elements("parameters").stream(), declared.elements("parameters").stream())
            .map(Parameter::of)
            .toList());
  }

  /** Microsoft's name of it, for example {@code Servers_CreateOrUpdate}. */
  public String id() {
    return declared.text("operationId");
  }

  /** Form by which operations of different versions are compared: method and path. */
  public String key() {
    return method + " " + template.key();
  }

  /** Schema of the request's body; empty if there is none. */
  public Optional<Parameter> body() {
    return parameters.stream().filter(parameter -> parameter.in().equals("body")).findFirst();
  }

  /** The parameters of a place: {@code path}, {@code query} or {@code header}. */
  public List<Parameter> parametersIn(String place) {
    return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
  }

  /** The documented answer of exactly that status. */
  public Optional<SpecNode> answer(int status) {
    return Optional.ofNullable(answers().get(Integer.toString(status))).map(SpecNode::resolved);
  }

  /** The documented answer for errors. */
  public Optional<SpecNode> errorAnswer() {
    return Optional.ofNullable(answers().get("default")).map(SpecNode::resolved);
  }

  /** The documented answers by status, {@code default} among them. */
  public Map<String, SpecNode> answers() {
    return declared.children("responses");
  }

  /** Whether it goes on after it was answered. */
  public boolean longRunning() {
    return declared.is("x-ms-long-running-operation");
  }

  @Override
  public String toString() {
    return method + " " + template + " (" + id() + ", " + version + ")";
  }
}
