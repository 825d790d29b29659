@NullMarked
package io.fairlead;

import org.jspecify.annotations.NullMarked;
