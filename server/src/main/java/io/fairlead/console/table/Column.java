package io.fairlead.console.table;

import java.util.function.Function;

/**
 * A column of a list.
 *
 * @param key its name in files
 * @param heading its name on pages
 * @param cell what a row has in it
 */
public record Column<T>(String key, String heading, Function<T, Cell> cell) {}
