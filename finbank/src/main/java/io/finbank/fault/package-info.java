/** Faults on demand: any step of any user can be made to fail. */
@NullMarked
package io.finbank.fault;

import org.jspecify.annotations.NullMarked;
