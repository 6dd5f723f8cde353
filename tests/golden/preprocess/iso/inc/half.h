int half(
