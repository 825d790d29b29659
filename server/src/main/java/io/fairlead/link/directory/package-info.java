/** Lists and finds the links of a partner for people, who know them by less than their URLs. */
@NullMarked
package io.fairlead.link.directory;

import org.jspecify.annotations.NullMarked;
