package io.fairlead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.Secret;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void tellsRootWhatToDoWhereUserNamespacesAreForbidden() throws IOException {
        assertThat(failure("unshare: unshare failed: Operation not permitted\n").permanent())
                .hasValueSatisfying(
                        reason ->
                                assertThat(reason)
                                        .hasMessageContaining("run Fairlead as an ordinary user")
                                        .hasMessageContaining("FAIRLEAD_DATABASE_URL"));
    }

    @Test
    void tellsRootWhatToDoInAFolderOfSomebodyElse() throws IOException {
        var output = "setsid: failed to execute /home/postgres/bin/postgres: Permission denied";
        assertThat(failure(output).permanent())
                .hasValueSatisfying(
                        reason ->
                                assertThat(reason)
                                        .hasMessageContaining("cannot reach /home/postgres:"));
    }

    @Test
    void tellsWhoseTheDataIs() throws IOException {
        var output = "FATAL:  data directory \"/home/postgres/data\" has wrong ownership";
        assertThat(failure(output).permanent())
                .hasValueSatisfying(
                        reason -> assertThat(reason).hasMessageContaining("run Fairlead as that"));
    }

    @Test
    void doesNotTakeALivingBackendForAPermanentReason() throws IOException {
        var output =
                """
                FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use
                HINT:  Terminate any old server processes.
                """;
        assertThat(failure(output).permanent()).isEmpty();
        assertThat(failure(output).lasting())
                .hasMessageContaining("(FATAL:  pre-existing shared memory block");
    }

    private static StartFailure failure(String output) {
        var home = Path.of("/home/postgres");
        return new StartFailure(
                new Cluster(new PostgresBinaries(home), home, new Secret("")), output);
    }
}
