package io.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** In production the controls of a sandbox are not there. */
class SandboxGateTest {

    private final SandboxGate production =
            new SandboxGate(
                    new FairleadProperties(
                            Mode.PRODUCTION, Path.of("none"), URI.create("https://fairlead.test")));

    /** A browser lets a page of another site send a body without a type. */
    @Test
    void takesNoBodyWithoutAType() {
        var sandbox =
                new SandboxGate(
                        new FairleadProperties(
                                Mode.SANDBOX, Path.of("none"), URI.create("http://localhost")));
        var request = new MockHttpServletRequest("POST", "/sandbox/v1/faults");

        var refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                sandbox.preHandle(
                                        request, new MockHttpServletResponse(), new Object()));

        assertThat(refused.problem()).isEqualTo(Problem.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE"})
    void isShutInProduction(String method) {
        var request = new MockHttpServletRequest(method, "/sandbox/v1/faults");

        var refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                production.preHandle(
                                        request, new MockHttpServletResponse(), new Object()));

        assertThat(refused.problem()).isEqualTo(Problem.NO_SUCH_ENDPOINT);
    }
}
