package io.fairlead.console.operator;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.link.LinkPage.Fact;
import io.fairlead.console.table.Table;
import java.util.List;

/** The machine as an operator sees it. Template {@code console/operator}. */
public record OperatorPage(
        ConsoleFrame frame, List<Fact> facts, Table partners, Table queues, Table tables) {}
