package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import org.jspecify.annotations.Nullable;

/** An API whose paths need no authentication. */
interface AnonymousApi {

  /** Answers a request. Returns null if the path does not belong to this API. */
  @Nullable ArmResponse handle(AnonymousRequest request);
}
