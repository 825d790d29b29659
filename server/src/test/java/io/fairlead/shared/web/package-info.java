@NullMarked
package io.fairlead.shared.web;

import org.jspecify.annotations.NullMarked;
