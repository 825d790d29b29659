package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.FinBank;
import io.finbank.FinBankSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * FinBank, as all tests of one server share it. It is started by the first test that asks for it,
 * at the address that the server has known from its start, and sends consumers back to that server.
 */
public final class SimulatedBank {

    private static final Map<URI, SimulatedBank> STARTED = new HashMap<>();

    private final URI address;
    private final ApiClient api;

    private SimulatedBank(URI address) {
        this.address = address;
        this.api = new ApiClient(address);
    }

    /**
     * The bank at an address.
     *
     * @param server the server that the bank sends consumers back to
     */
    static synchronized SimulatedBank started(URI address, URI server) {
        return STARTED.computeIfAbsent(address, _ -> start(address, server));
    }

    private static SimulatedBank start(URI address, URI server) {
        try {
            var home = Files.createTempDirectory("fairlead-test-bank");
            var settings = new FinBankSettings(address.getPort(), home).withPublicUrl(server);
            var bank = FinBank.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(bank::close));
            return new SimulatedBank(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bank's pages and its API. */
    public URI address() {
        return address;
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

    /** Makes a user of FinBank Profiles - A wait for the accounts, so many times. */
    public void stallAccounts(String userid, int seconds, int times) {
        fault(
                Map.of(
                        "institutionId",
                        FinBankInstitutions.PROFILES,
                        "userid",
                        userid,
                        "step",
                        "accounts",
                        "kind",
                        "stall",
                        "seconds",
                        seconds,
                        "times",
                        times));
    }

    /**
     * Makes a user of FinBank Profiles - A accept new terms at the bank; returns the fault's id.
     */
    public String demandNewTerms(String userid) {
        return fault(
                Map.of(
                        "institutionId",
                        FinBankInstitutions.PROFILES,
                        "userid",
                        userid,
                        "kind",
                        "new-terms"));
    }

    /** Delays a user's revocations at the bank, which can be counted; returns the fault's id. */
    public String delayRevocations(String userid) {
        return fault(Map.of("userid", userid, "step", "revoke", "kind", "stall", "seconds", 1));
    }

    /** Waits until a call has met the fault, and expects no other one. */
    public void awaitOnlyHit(String fault) {
        Await.until(() -> hits(fault) > 0);
        assertThat(hits(fault)).isEqualTo(1);
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
