package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.emulator.AzureEmulator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The token of one principal, renewed before it expires in virtual time. */
final class PrincipalToken {
  private static final Duration USED_FOR = Duration.ofMinutes(50);

  private final AzureEmulator emulator;
  private final String clientId;
  private final InstantSource clock;
  private String token = "";
  private Instant renewAt = Instant.MIN;

  PrincipalToken(AzureEmulator emulator, String clientId, InstantSource clock) {
    this.emulator = emulator;
    this.clientId = clientId;
    this.clock = clock;
  }

  synchronized String current() {
    Instant now = clock.instant();
    if (!now.isBefore(renewAt)) {
      token = emulator.issueToken(clientId);
      renewAt = now.plus(USED_FOR);
    }
    return token;
  }
}
