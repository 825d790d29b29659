/** Lists and finds the links of a partner for people, who know them by less than their URLs. */
@NamedInterface("directory")
@NullMarked
package io.fairlead.link.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
