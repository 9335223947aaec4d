package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.ArmResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that answers a few paths without authentication. */
interface HttpApi {

  /**
   * Answers a request; null if the path means nothing here.
   *
   * @param method HTTP method
   * @param path decoded path
   * @param query decoded query parameters, names in lower case
   * @param body body as text, empty if none
   */
  @Nullable ArmResponse handle(String method, String path, Map<String, String> query, String body);
}
