package io.dbmodernizer.cli.option;

import io.dbmodernizer.request.DocumentText;
import io.dbmodernizer.request.SecretRef;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;

/** A token that the services accept. Only the header of a call shows it. */
public final class AccessToken {

  /** Name of the option for the token. */
  public static final String OPTION = "--token";

  /** Environment variable with the token, if the option is not given. */
  public static final String VARIABLE = "MODERNIZE_TOKEN";

  private static final String FORM = "env:NAME or file:PATH of a token";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

  private final String value;

  private AccessToken(String value) {
    this.value = value;
  }

  /**
   * Reads the value.
   *
   * @param reference the text on the command line
   * @param environment the environment variables
   * @return the token
   * @throws picocli.CommandLine.TypeConversionException if the text is no reference, or there is no
   *     token; the message does not repeat the text, because it may be a token
   */
  public static AccessToken parse(String reference, Map<String, String> environment) {
    SecretRef secret = LocalSecret.parse(reference).reference();
    String token;
    if (secret instanceof SecretRef.EnvironmentVariable variable) {
      token = environment.getOrDefault(variable.name(), "").strip();
    } else {
      try {
        token = DocumentText.read(Path.of(((SecretRef.SecretFile) secret).path())).strip();
      } catch (IOException e) {
        throw InvalidValue.unrepeated("the file of the token cannot be read", FORM);
      }
    }
    if (!TOKEN.matcher(token).matches()) {
      throw InvalidValue.unrepeated("the reference leads to no token", FORM);
    }
    return new AccessToken(token);
  }

  /** Returns the provider of the token in {@link #VARIABLE} as the default of the option. */
  static IDefaultValueProvider fromEnvironment(Map<String, String> environment) {
    return argument ->
        argument instanceof OptionSpec option
                && option.longestName().equals(OPTION)
                && !environment.getOrDefault(VARIABLE, "").isBlank()
            ? "env:" + VARIABLE
            : null;
  }

  /**
   * Adds the token to a call.
   *
   * @param token the token; null for a call without one
   * @return the same call
   */
  public static HttpRequest.Builder show(HttpRequest.Builder call, @Nullable AccessToken token) {
    return token == null ? call : call.header("Authorization", "Bearer " + token.value);
  }

  /**
   * Returns what to do about an answer to a token or to its absence.
   *
   * @param status status of the answer
   * @return the remedy; null if the answer has nothing to do with a token
   */
  public static @Nullable String remedy(int status) {
    return switch (status) {
      case 401 -> "set MODERNIZE_TOKEN, or give --token, with a token that the service accepts";
      case 403 -> "use a token with the role that the command needs";
      default -> null;
    };
  }

  @Override
  public String toString() {
    return "(token)";
  }
}
