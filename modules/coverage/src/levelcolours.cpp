#include <diaban/coverage/levelcolours.h>

#include <span>

namespace diaban::coverage {
namespace {

constexpr workspace::Colour kOne[] = {{0x8f, 0xd0, 0xa5}};
constexpr workspace::Colour kThree[] = {{0x2b, 0x4f, 0x9e}, {0x2f, 0x9b, 0xb3}, {0xfd, 0xe9, 0xa9}};
constexpr workspace::Colour kFour[] = {
    {0x2b, 0x4f, 0x9e}, {0x2f, 0x9b, 0xb3}, {0x8f, 0xd0, 0xa5}, {0xfd, 0xe9, 0xa9}};
constexpr workspace::Colour kSeven[] = {{0x1c, 0x1b, 0x4d}, {0x2b, 0x4f, 0x9e}, {0x2f, 0x7f, 0xb0},
                                        {0x4a, 0xa9, 0xb5}, {0x8f, 0xd0, 0xa5}, {0xc9, 0xdd, 0x8f},
                                        {0xfd, 0xf0, 0xc4}};

constexpr workspace::Colour kStations[] = {
    {0x4e, 0x79, 0xa7}, {0xf2, 0x8e, 0x2b}, {0x59, 0xa1, 0x4f},
    {0xb0, 0x7a, 0xa1}, {0xed, 0xc9, 0x48}, {0x76, 0xb7, 0xb2},
    {0xe1, 0x57, 0x59}, {0x9c, 0x75, 0x5f}, {0xff, 0x9d, 0xa7}};

std::span<const workspace::Colour> coloursOf(int levels)
{
  if (levels <= 1)
    return kOne;
  if (levels <= 3)
    return kThree;
  return levels == 4 ? std::span<const workspace::Colour>(kFour) : kSeven;
}

} // namespace

workspace::Colour levelColourOf(int level, int levels)
{
  const auto colours = coloursOf(levels);
  return colours[static_cast<std::size_t>(level) % colours.size()];
}

workspace::Colour stationColourOf(int number)
{
  return kStations[static_cast<std::size_t>(number) % std::size(kStations)];
}

} // namespace diaban::coverage
