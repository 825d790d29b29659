/** Account statements as PDF. */
@NullMarked
package io.finbank.statement;

import org.jspecify.annotations.NullMarked;
