package io.dbmodernizer.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.dbmodernizer.emulator.database.SqlListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;

/** Nothing of ours listens without saying on which address. */
class ServerSocketsTest {

  private static final ArchRule NO_SOCKET_WITHOUT_ADDRESS =
      noClasses()
          .should()
          .callConstructor(ServerSocket.class, int.class)
          .orShould()
          .callConstructor(ServerSocket.class, int.class, int.class)
          .orShould()
          .callConstructor(InetSocketAddress.class, int.class)
          .because("such a socket listens on every interface");

  @Test
  void noSocketIsOpenedWithoutAnAddress() {
    NO_SOCKET_WITHOUT_ADDRESS.check(ProductionClasses.ALL);
  }

  @Test
  void h2ListensThroughTheClassThatChoosesItsAddress() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SqlListener.class)
        .should()
        .callMethod(Server.class, "createTcpServer", String[].class)
        .orShould()
        .callMethod(Server.class, "createWebServer", String[].class)
        .orShould()
        .callMethod(Server.class, "createPgServer", String[].class)
        .because("H2 listens on every interface if its address is not chosen in time")
        .check(ProductionClasses.ALL);
  }

  @Test
  void theRuleFindsASocketOnEveryInterface() {
    // When
    EvaluationResult result =
        NO_SOCKET_WITHOUT_ADDRESS.evaluate(new ClassFileImporter().importClasses(Careless.class));

    // Then
    assertThat(result.hasViolation()).isTrue();
  }

  private static final class Careless {
    static int port() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }
  }
}
