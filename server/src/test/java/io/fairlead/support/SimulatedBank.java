package io.fairlead.support;

import io.finbank.FinBank;
import io.finbank.FinBankSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FinBank, as all tests of the server share it. It is started by the first test that asks for it,
 * on the port that the server has known from its start.
 */
public final class SimulatedBank {

    static final int PORT = FreePort.find();

    private static @Nullable SimulatedBank started;

    private final ApiClient api = new ApiClient(address());

    private SimulatedBank() {}

    /** The bank, which sends consumers back to the server at this address. */
    static synchronized SimulatedBank started(URI server) {
        var bank = started;
        if (bank == null) {
            bank = start(server);
            started = bank;
        }
        return bank;
    }

    private static SimulatedBank start(URI server) {
        try {
            var home = Files.createTempDirectory("fairlead-test-bank");
            var bank = FinBank.start(new FinBankSettings(PORT, home).withPublicUrl(server));
            Runtime.getRuntime().addShutdownHook(new Thread(bank::close));
            return new SimulatedBank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bank's pages and its API. */
    public URI address() {
        return URI.create("http://localhost:" + PORT);
    }

    /** Calls to the bank itself. */
    public ApiClient api() {
        return api;
    }

    /**
     * Makes something fail from now on, as {@code docs/sandbox.md} describes; returns the fault's
     * id.
     */
    public String fault(Map<String, Object> fault) {
        return api.post("/faults", fault).text("id");
    }

    /** How many calls have met the fault. */
    public int hits(String fault) {
        return api.get("/faults")
                .json()
                .required("faults")
                .valueStream()
                .filter(found -> found.required("id").asString().equals(fault))
                .mapToInt(found -> found.required("hits").intValue())
                .sum();
    }

    public void repair(String fault) {
        api.delete("/faults/" + fault);
    }

    /** Puts the bank's clock forward. */
    public void advance(Duration duration) {
        var offset = Duration.parse(api.get("/clock").text("offset"));
        api.put("/clock", Map.of("offset", offset.plus(duration).toString()));
    }

    /** The bank shows the real time again. */
    public void resetClock() {
        api.delete("/clock");
    }
}
