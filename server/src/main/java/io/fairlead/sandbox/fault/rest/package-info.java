/** The calls by which tests order faults. */
@NullMarked
package io.fairlead.sandbox.fault.rest;

import org.jspecify.annotations.NullMarked;
