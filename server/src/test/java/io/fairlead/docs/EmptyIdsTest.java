package io.fairlead.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.shared.path.FormerPath;
import io.fairlead.support.DocumentedAnswers;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.OwnerOfEverything;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A path in which an id is empty is never the path of another call. */
@FairleadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyIdsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** It is no id, and a kind without a name is no call. */
    private static final String KIND_OF_REPORT = "{report}";

    private final FairleadServer server;
    private final OwnerOfEverything owner;

    EmptyIdsTest(FairleadServer server, Accounts accounts, Transactions transactions) {
        this.server = server;
        this.owner = new OwnerOfEverything(server, accounts, transactions);
        owner.refresh();
    }

    /**
     * @param variable in braces
     */
    record Call(String method, String path, String variable) {

        String with(String id) {
            return path.replace(variable, id);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void areRefusedAsBlankOnesAre(Call call) {
        var refused = owner.called(call.method(), call.with(""), owner.partner());

        assertThat(refused.body())
                .isEqualTo(owner.called(call.method(), call.with("%20"), owner.partner()).body());
        DocumentedAnswers.assertRefusal(
                call.path(),
                refused.status(),
                refused.headers().firstValue("Content-Type").orElse("none"),
                refused.body());
        assertThat(refused.text("message")).doesNotContain("There is no such endpoint");
    }

    static Stream<Call> calls() {
        var present =
                OpenApiDocument.read().operations().stream()
                        .flatMap(call -> calls(call.method(), call.path()));
        var former = FormerPath.all().stream().flatMap(path -> calls(path.method(), path.former()));
        return Stream.concat(present, former);
    }

    private static Stream<Call> calls(String method, String path) {
        return VARIABLE.matcher(path)
                .results()
                .map(MatchResult::group)
                .filter(variable -> !KIND_OF_REPORT.equals(variable))
                .map(variable -> new Call(method, path, variable));
    }

    /** Without the empty id it would be the call that sends all events once more. */
    @Test
    void areNoneOfCallsWhosePathIsShorter() {
        var events = "/fairlead/v1/webhook-events";
        var refused = owner.called("POST", events + "//replay", owner.partner());

        assertThat(refused.status()).isEqualTo(404);
        assertThat(owner.called("POST", events + "//%20/replay", owner.partner()).body())
                .isEqualTo(refused.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/aggregation/v1//customers/{customerId}",
        "//aggregation/v1/customers//{customerId}",
        "/aggregation/v1/customers/{customerId}/",
        "/aggregation/v1/customers/{customerId}///",
        "/aggregation//v1/customers/{customerId}//accounts",
        "//institution/v2/institutions//{institutionId}/branding",
        "/connect/experiences//"
    })
    void areNotWhatOtherSlashesMean(String path) {
        assertThat(owner.called("GET", path, owner.partner()).status()).isEqualTo(200);
    }

    @Test
    void areNotLookedForInPartsThatAreNoIds() {
        var partner = server.newPartner();
        var added =
                partner.api()
                        .post(
                                "/aggregation/v2/customers//testing/",
                                Map.of("username", "somebody_of_slashes"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }
}
