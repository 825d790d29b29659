/** The page on which people see what the bank plays at the moment. */
@NullMarked
package io.finbank.home;

import org.jspecify.annotations.NullMarked;
