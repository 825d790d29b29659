@NullMarked
package io.fairlead.start;

import org.jspecify.annotations.NullMarked;
