/** What tests of several modules stand on. */
@NullMarked
package io.fairlead.support;

import org.jspecify.annotations.NullMarked;
