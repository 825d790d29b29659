package io.fairlead.account.statement;

import io.fairlead.spi.BankContext;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Grant;
import io.fairlead.spi.StatementFile;
import io.fairlead.spi.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements of one account at its bank. */
public record BankStatements(Connector connector, BankContext bank, Grant grant, String accountId) {

    /** How many of the latest ones partners can reach. */
    public static final int REACHED = 24;

    /** The latest ones, newest first. */
    public Step<List<BankStatement>> latest() {
        return with(List.of(), null);
    }

    /** The file of one of the latest, if the choice finds one. */
    public Step<Optional<StatementFile>> file(
            Function<List<BankStatement>, Optional<BankStatement>> choice) {
        return latest().then(
                        all ->
                                choice.apply(all)
                                        .map(this::file)
                                        .orElseGet(() -> Step.done(Optional.empty())));
    }

    private Step<Optional<StatementFile>> file(BankStatement statement) {
        return connector
                .statement(bank, grant, accountId, statement.id())
                .then(file -> Step.done(Optional.of(file)));
    }

    private Step<List<BankStatement>> with(List<BankStatement> newer, @Nullable String page) {
        return connector
                .statements(bank, grant, accountId, page)
                .then(
                        shown -> {
                            var all =
                                    Stream.concat(newer.stream(), shown.items().stream())
                                            .limit(REACHED)
                                            .toList();
                            var ends = shown.next() == null || shown.items().isEmpty();
                            return ends || all.size() == REACHED
                                    ? Step.done(all)
                                    : with(all, shown.next());
                        });
    }
}
