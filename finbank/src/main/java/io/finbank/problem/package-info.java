/** Why a call was refused, and how that is answered. */
@NullMarked
package io.finbank.problem;

import org.jspecify.annotations.NullMarked;
