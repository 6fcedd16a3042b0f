// How a band says that its numbers are names, in the words that Erdas began with. Private.
#pragma once

namespace diaban::geo {

inline constexpr const char* kKind = "LAYER_TYPE"; ///< an item of the band's metadata
inline constexpr const char* kThematic = "thematic";

} // namespace diaban::geo
