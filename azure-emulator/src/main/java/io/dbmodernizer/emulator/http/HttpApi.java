package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import org.jspecify.annotations.Nullable;

/** Something that answers a few paths without authentication. */
interface HttpApi {

  /** Answers a request; null if the path means nothing here. */
  @Nullable ArmResponse handle(OpenRequest request);
}
