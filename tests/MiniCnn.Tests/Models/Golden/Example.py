# 1,199,882 parameters, 11,992,448 multiply-adds an image. Made by MiniCnn from:
#   input 1x28x28
#   conv 32 3x3
#   relu
#   conv 64 3x3
#   relu
#   maxpool 2
#   dropout 0.25
#   flatten
#   linear 128 as fc1
#   relu
#   dropout 0.5
#   linear 10 as fc2
import torch
from torch import nn


class Example(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, kernel_size=3)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(32, 64, kernel_size=3)
        self.relu2 = nn.ReLU()
        self.maxpool1 = nn.MaxPool2d(2)
        self.dropout1 = nn.Dropout(0.25)
        self.flatten1 = nn.Flatten()
        self.fc1 = nn.Linear(9216, 128)
        self.relu3 = nn.ReLU()
        self.dropout2 = nn.Dropout(0.5)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):  # [N, 1, 28, 28]
        x = self.conv1(x)  # [N, 32, 26, 26]
        x = self.relu1(x)  # [N, 32, 26, 26]
        x = self.conv2(x)  # [N, 64, 24, 24]
        x = self.relu2(x)  # [N, 64, 24, 24]
        x = self.maxpool1(x)  # [N, 64, 12, 12]
        x = self.dropout1(x)  # [N, 64, 12, 12]
        x = self.flatten1(x)  # [N, 9216]
        x = self.fc1(x)  # [N, 128]
        x = self.relu3(x)  # [N, 128]
        x = self.dropout2(x)  # [N, 128]
        x = self.fc2(x)  # [N, 10]
        return x


if __name__ == "__main__":
    model = Example()
    print(model)
    print(tuple(model(torch.zeros(2, 1, 28, 28)).shape))
