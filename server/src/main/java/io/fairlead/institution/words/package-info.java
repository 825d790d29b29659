/** What people type in a search, compared with what institutions are called. */
@NullMarked
package io.fairlead.institution.words;

import org.jspecify.annotations.NullMarked;
